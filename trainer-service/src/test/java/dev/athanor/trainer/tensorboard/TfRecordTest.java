package dev.athanor.trainer.tensorboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TfRecordTest {

    @Test
    void checksumIsTheMaskedCastagnoliOne() {
        byte[] digits = "123456789".getBytes(US_ASCII);

        // CRC-32C of these digits is e3069283 in every table of checksums; the mask is a rotation and an addition.
        int expected = Integer.rotateRight(0xe3069283, 15) + 0xa282ead8;

        assertThat(TfRecord.maskedChecksum(digits, 0, digits.length)).isEqualTo(expected);
    }

    @Test
    void recordIsLengthChecksumDataChecksum() {
        byte[] data = {1, 2, 3};

        ByteBuffer record = ByteBuffer.wrap(TfRecord.of(data)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(record.limit()).isEqualTo(8 + 4 + 3 + 4);
        assertThat(record.getLong()).isEqualTo(3);
        assertThat(record.getInt()).isEqualTo(TfRecord.maskedChecksum(new byte[] {3, 0, 0, 0, 0, 0, 0, 0}, 0, 8));
        assertThat(new byte[] {record.get(), record.get(), record.get()}).isEqualTo(data);
        assertThat(record.getInt()).isEqualTo(TfRecord.maskedChecksum(data, 0, 3));
    }
}
