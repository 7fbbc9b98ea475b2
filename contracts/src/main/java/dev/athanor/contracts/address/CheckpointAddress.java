package dev.athanor.contracts.address;

/**
 * Objects of one checkpoint.
 *
 * @param prefix its folder, without a slash at its end
 */
public record CheckpointAddress(String prefix) {

    /** The TorchScript program with weights, moments and counters. */
    public String program() {
        return prefix + "/program.pt";
    }

    /** A {@link TrainerState}. */
    public String trainer() {
        return prefix + "/trainer.json";
    }

    /** Written last. */
    public String manifest() {
        return prefix + "/" + Manifest.FILE_NAME;
    }

    /** The step in the folder's name. */
    public long step() {
        return Long.parseLong(prefix.substring(prefix.lastIndexOf('-') + 1));
    }
}
