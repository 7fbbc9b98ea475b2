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

    /** Created only if absent, when the job has ended: a job that is delivered again after that is done already. */
    public String outcome() {
        return "dataset-jobs/" + job + "/outcome.json";
    }
}
