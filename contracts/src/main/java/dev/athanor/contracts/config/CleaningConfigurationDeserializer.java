package dev.athanor.contracts.config;

/** Reads the rules of a dataset out of an event. */
final class CleaningConfigurationDeserializer extends CompletedRecordDeserializer<CleaningConfiguration> {

    private static final long serialVersionUID = 1L;

    CleaningConfigurationDeserializer() {
        super(CleaningConfiguration.class);
    }
}
