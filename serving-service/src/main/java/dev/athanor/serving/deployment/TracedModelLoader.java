package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.serving.endpoint.ServedModel;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Shows each loading as a span, in the trace of whoever asked for the deployment. */
final class TracedModelLoader implements ModelLoader {

    private final ModelLoader loader;

    TracedModelLoader(ModelLoader loader) {
        this.loader = loader;
    }

    @Override
    public ServedModel load(String endpoint, Target target) throws ModelLoadException {
        Span span = GlobalOpenTelemetry.getTracer("dev.athanor.serving")
                .spanBuilder("load model")
                .setAttribute("athanor.endpoint", endpoint)
                .setAttribute("athanor.model", target.model())
                .setAttribute("athanor.version", target.version())
                .startSpan();
        Scope scope = span.makeCurrent();
        try {
            return loader.load(endpoint, target);
        } catch (ModelLoadException e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            scope.close();
            span.end();
        }
    }
}
