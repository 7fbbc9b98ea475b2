package dev.athanor.data.duplicate;

import java.util.Arrays;

/** Documents that belong together, directly or by others in between; each group is named after its first. */
public final class Groups {

    private final int[] towardsFirst;

    /** Each document alone. */
    public Groups(int documents) {
        this.towardsFirst = new int[documents];
        Arrays.setAll(towardsFirst, document -> document);
    }

    /** Puts the groups of both together. */
    public void unite(int one, int other) {
        int first = first(one);
        int second = first(other);
        towardsFirst[Math.max(first, second)] = Math.min(first, second);
    }

    /** The first document of the group; halves the way there for whoever comes next. */
    public int first(int document) {
        int at = document;
        while (towardsFirst[at] != at) {
            towardsFirst[at] = towardsFirst[towardsFirst[at]];
            at = towardsFirst[at];
        }
        return at;
    }
}
