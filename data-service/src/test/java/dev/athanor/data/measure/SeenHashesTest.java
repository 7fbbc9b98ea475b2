package dev.athanor.data.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SeenHashesTest {

    @Property
    void itIsASet(@ForAll @Size(max = 300) List<@LongRange(min = -200, max = 200) Long> hashes) {
        var seen = new SeenHashes();
        Set<Long> reference = new HashSet<>();

        for (long hash : hashes) {
            // 0 and 1 are the same to it, which of 64 bits nobody notices.
            assertThat(seen.add(hash == 0 ? 1 : hash)).isEqualTo(reference.add(hash == 0 ? 1 : hash));
        }

        for (long hash = -200; hash <= 200; hash++) {
            assertThat(seen.contains(hash)).isEqualTo(reference.contains(hash == 0 ? 1 : hash));
        }
    }
}
