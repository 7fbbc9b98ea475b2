package dev.athanor.contracts.address;

/**
 * Objects of one file that is uploaded part by part. They are removed together, when a job has used it up or when nobody
 * went on with it.
 *
 * @param upload its id
 */
public record ResumableUploadAddress(String upload) {

    /** Folder of all of them. */
    public static final String ROOT = "resumable-uploads/";

    /** Folder of this one. */
    public String prefix() {
        return ROOT + upload + "/";
    }

    /** What was announced: length and name. */
    public String description() {
        return prefix() + "upload.json";
    }

    /** Folder of its parts, which lie there in their order. */
    public String parts() {
        return prefix() + "parts/";
    }

    /** The part that begins at a byte; created only if absent. */
    public String part(long offset) {
        return parts() + "%019d".formatted(offset);
    }

    /** Folder of what says that jobs wait for it. */
    public String uses() {
        return prefix() + "jobs/";
    }

    /** Says that a job waits for it. */
    public String use(String job) {
        return uses() + job;
    }
}
