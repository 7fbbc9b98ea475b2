package dev.athanor.data.request;

/**
 * What a request is answered with.
 *
 * @param dataset its name
 * @param job the id of the job
 * @param location where the job can be followed
 */
public record AcceptedJob(String dataset, String job, String location) {}
