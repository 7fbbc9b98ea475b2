package dev.athanor.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandChainsTest {

    private static final long KEY = 7L << 20;
    private static final int DOCUMENTS = 100;

    @Test
    void documentThatIsDoneIsNotAskedAboutAgain() {
        var chains = chains();
        List<Integer> asked = new ArrayList<>();

        chains.visit(KEY, document -> document % 2 == 0);
        chains.visit(KEY, asked::add);

        // Of those that the first visit came to, the even ones are gone.
        assertThat(asked)
                .filteredOn(document -> document > DOCUMENTS - 2 * BandChains.MOST_ASKED)
                .hasSize(BandChains.MOST_ASKED)
                .allMatch(document -> document % 2 == 1);
    }

    @Test
    void onlySoManyAreAskedAboutInVain() {
        List<Integer> asked = new ArrayList<>();

        chains().visit(KEY, document -> {
            asked.add(document);
            return false;
        });

        assertThat(asked).hasSize(BandChains.MOST_ASKED);
    }

    @Test
    void thoseThatAreDoneDoNotCount() {
        List<Integer> asked = new ArrayList<>();

        chains().visit(KEY, document -> {
            asked.add(document);
            return true;
        });

        assertThat(asked).hasSize(DOCUMENTS);
    }

    @Test
    void otherKeysAreNotAskedAbout() {
        var chains = chains();
        chains.add(KEY << 1, DOCUMENTS);
        List<Integer> asked = new ArrayList<>();

        chains.visit(KEY << 1, asked::add);

        assertThat(asked).containsExactly(DOCUMENTS);
    }

    private static BandChains chains() {
        var chains = new BandChains(DOCUMENTS + 1);
        for (int document = 0; document < DOCUMENTS; document++) {
            chains.add(KEY, document);
        }
        return chains;
    }
}
