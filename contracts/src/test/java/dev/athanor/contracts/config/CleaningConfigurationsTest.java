package dev.athanor.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.contracts.JsonFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CleaningConfigurationsTest {

    static final List<String> PRESETS = CleaningConfigurations.PRESETS;

    @Test
    void nothingIsDoneWhereNothingIsSaid() {
        var none = CleaningConfigurations.none();

        assertThat(none.normalization())
                .isEqualTo(new NormalizationConfiguration(NormalizationConfiguration.Form.NONE, false, false, false));
        assertThat(none.lines()).isEqualTo(new LineConfiguration(0, false));
        assertThat(none.personalData())
                .isEqualTo(new PersonalDataConfiguration(false, false, false, false, false, "none"));
        assertThat(none.lengths()).isEqualTo(new LengthConfiguration(0, 0, 0, 0));
        assertThat(none.quality()).isEqualTo(new QualityConfiguration(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(none.nearDuplicates().remove()).isFalse();
    }

    @ParameterizedTest
    @FieldSource("PRESETS")
    void presetDoesSomething(String preset) {
        assertThat(CleaningConfigurations.resolve(CleaningConfigurations.preset(preset)))
                .isNotEqualTo(CleaningConfigurations.none());
    }

    @Test
    void presetMayBeNamedAloneAndBeOverridden() {
        var named = CleaningConfigurations.resolve(TextNode.valueOf("web"));
        var overridden = CleaningConfigurations.resolve(
                CleaningConfigurations.merge(CleaningConfigurations.preset("web"), List.of("lengths.fewestWords=7")));

        assertThat(named.lengths().fewestWords()).isEqualTo(50);
        assertThat(overridden.lengths().fewestWords()).isEqualTo(7);
        assertThat(overridden.quality()).isEqualTo(named.quality());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var tree = RunConfigurations.parse("""
                preset: wide
                quality: {letters: 2, leters: 0.5}
                personalData: {patterns: "customer"}
                """);

        assertThatThrownBy(() -> CleaningConfigurations.resolve(tree))
                .hasMessageContaining("preset: is 'wide'; allowed is one of tidy, private, web")
                .hasMessageContaining("quality.letters: is '2'; allowed is a number from 0 to 1")
                .hasMessageContaining("quality.leters: is no key (did you mean 'letters'?)")
                .hasMessageContaining("personalData.patterns: is 'customer'");
    }

    @Test
    void whatIsNoOverrideIsRefused() {
        assertThatThrownBy(() -> CleaningConfigurations.merge(CleaningConfigurations.preset("web"), List.of("web")))
                .hasMessageContaining("web: is no override");
        assertThatThrownBy(
                        () -> CleaningConfigurations.resolve(JsonFormat.mapper().createArrayNode()))
                .hasMessageContaining("the name of a preset");
    }

    @Test
    void eventsOfOtherReleasesAreCompleted() throws Exception {
        JsonNode earlier = JsonFormat.mapper().readTree("{\"lines\": {\"longest\": 9, \"later\": true}}");

        var read = JsonFormat.mapper().treeToValue(earlier, CleaningConfiguration.class);

        assertThat(read.lines()).isEqualTo(new LineConfiguration(9, false));
        assertThat(read.quality()).isEqualTo(CleaningConfigurations.none().quality());
    }
}
