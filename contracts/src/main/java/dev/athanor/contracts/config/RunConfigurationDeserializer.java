package dev.athanor.contracts.config;

/** Reads a run's configuration out of an event. */
final class RunConfigurationDeserializer extends CompletedRecordDeserializer<RunConfiguration> {

    private static final long serialVersionUID = 1L;

    RunConfigurationDeserializer() {
        super(RunConfiguration.class);
    }
}
