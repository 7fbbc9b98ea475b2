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
}
