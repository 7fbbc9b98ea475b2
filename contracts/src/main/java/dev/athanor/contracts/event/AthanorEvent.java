package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Anything that is said on the event log. */
public sealed interface AthanorEvent
        permits DatasetJobEvent,
                DatasetEvent,
                TrainingJobEvent,
                RunEvent,
                MetricEvent,
                RunControl,
                ExportJobEvent,
                ExportEvent,
                DeploymentEvent {

    /** The id of the thing that the event speaks of: the CloudEvents subject and the record's key. */
    @JsonIgnore
    String subject();
}
