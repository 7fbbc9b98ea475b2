package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of rounding to halves. */
class TensorLawsTest {

    @Property
    void bfloat16IsTheNearestOfItsNeighbours(@ForAll float number) {
        float rounded = roundTrip(number, ElementType.BF16);

        int bits = Float.floatToRawIntBits(number) & 0xFFFF0000;
        float towardsZero = Float.intBitsToFloat(bits);
        float awayFromZero = Float.intBitsToFloat(bits + 0x10000);
        assertThat(rounded).isIn(towardsZero, awayFromZero);
        assertThat(distance(rounded, number))
                .isLessThanOrEqualTo(Math.min(distance(towardsZero, number), distance(awayFromZero, number)));
    }

    @Property
    void halvesSurviveTheWayToSinglesAndBack(@ForAll short bits) {
        float number = Float.float16ToFloat(bits);

        assertThat(Float.compare(roundTrip(number, ElementType.F16), number)).isZero(); // NaN is its own equal
    }

    private static float roundTrip(float number, ElementType half) {
        return Tensor.of(new float[] {number}, 1L).as(half).toFloats()[0];
    }

    /** In double precision; beyond the greatest number lies infinity, one step further. */
    private static double distance(float left, float right) {
        double from = Float.isInfinite(left) ? Math.copySign(Math.scalb(1.0, 128), left) : left;
        return Math.abs(from - right);
    }
}
