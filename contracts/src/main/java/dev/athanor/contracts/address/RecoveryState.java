package dev.athanor.contracts.address;

/**
 * How a run differs from its configuration because of trouble that it met.
 *
 * @param rollbacks how often it went back to a checkpoint; each halved the learning rate
 * @param parts into which each micro-batch is cut for want of memory; 1 leaves them whole
 */
public record RecoveryState(int rollbacks, int parts) {

    /** Before any trouble. */
    public static final RecoveryState NONE = new RecoveryState(0, 1);
}
