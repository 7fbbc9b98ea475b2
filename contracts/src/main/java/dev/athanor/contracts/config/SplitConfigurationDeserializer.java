package dev.athanor.contracts.config;

/** Reads how a dataset is split out of an event. */
final class SplitConfigurationDeserializer extends CompletedRecordDeserializer<SplitConfiguration> {

    private static final long serialVersionUID = 1L;

    SplitConfigurationDeserializer() {
        super(SplitConfiguration.class);
    }
}
