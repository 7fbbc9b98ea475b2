package dev.athanor.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SampleFileLawsTest {

    @Property(tries = 200)
    void samplesAreReadBackAsTheyWereWritten(@ForAll("samples") List<Sample> samples) throws IOException {
        Path file = Files.createTempFile("samples", ".samples");
        try {
            var writer = new SampleFileWriter(file);
            try (writer) {
                for (Sample sample : samples) {
                    writer.write(sample);
                }
            }

            assertThat(writer.written()).containsExactlyElementsOf(samples);
            assertThat(writer.written().samples()).isEqualTo(samples.size());
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<String> texts = Arbitraries.of("a", "\n", " ", "é", "語", "😀", "\u0000", "a longer word")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
        Arbitrary<List<String>> sequences = texts.list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(sequences, texts.injectNull(0.5))
                .as(Sample::new)
                .list()
                .ofMaxSize(50);
    }
}
