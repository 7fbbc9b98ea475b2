package dev.athanor.contracts.address;

/**
 * Objects of one job of the data service.
 *
 * @param job its id
 */
public record DatasetJobAddress(String job) {

    /** Where an uploaded text waits for its job. */
    public String upload() {
        return "uploads/" + job;
    }

    /** Where a {@code tokenizer.json} waits that was sent with it. */
    public String tokenizerUpload() {
        return "uploads/" + job + ".tokenizer.json";
    }

    /** Created only if absent, when the job has ended: a job that is delivered again after that is done already. */
    public String outcome() {
        return "dataset-jobs/" + job + "/outcome.json";
    }

    /** Says how a large source was cut into shards; created only if absent, when all of them lie there. */
    public String plan() {
        return "dataset-jobs/" + job + "/plan.json";
    }

    /** Created only if absent by who finds all shards done: names the one whose worker puts them together. */
    public String assembly() {
        return "dataset-jobs/" + job + "/assembly.json";
    }

    /** The folder of the attempts at cutting the source. */
    public String attempts() {
        return "dataset-jobs/" + job + "/attempts";
    }

    /** The folder of everything that waits between jobs of one source; gone when the job has ended. */
    public String work() {
        return "dataset-jobs/" + job + "/work";
    }
}
