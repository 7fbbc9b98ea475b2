package dev.athanor.serving.endpoint;

/** How far an endpoint is on the way to what it should be. */
public sealed interface EndpointState {

    /** Its models are fetched and loaded; until then it serves what it served before, if anything. */
    record Loading() implements EndpointState {}

    /** It serves what it should. */
    record Ready() implements EndpointState {}

    /** Its models could not be loaded; this is tried again. It serves what it served before, if anything. */
    record Failed(String reason) implements EndpointState {}
}
