package dev.athanor.tracker.submission;

import dev.athanor.tracker.dataset.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Puts the submission together. */
@ApplicationScoped
public class SubmissionBeans {

    @Produces
    @Singleton
    RunSubmission submission(Datasets datasets) {
        return new RunSubmission(datasets, new RunIds(new SecureRandom()));
    }
}
