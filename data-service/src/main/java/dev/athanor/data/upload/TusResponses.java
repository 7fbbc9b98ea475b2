package dev.athanor.data.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** What tus wants of every request and every answer, errors too. */
public final class TusResponses {

    /** The one that is spoken. */
    static final String VERSION = "1.0.0";

    private static final String HEADER = "Tus-Resumable";
    private static final String METHOD = "X-HTTP-Method-Override";

    /** Refuses other versions; takes the method that a client means which cannot send it. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response request(ContainerRequestContext request) {
        if (!isUpload(request)) {
            return null;
        }
        String meant = request.getHeaderString(METHOD);
        if (meant != null) {
            request.setMethod(meant);
        }
        if (request.getMethod().equals("OPTIONS") || VERSION.equals(request.getHeaderString(HEADER))) {
            return null;
        }
        return Response.status(Response.Status.PRECONDITION_FAILED)
                .header("Tus-Version", VERSION)
                .build();
    }

    /** Says the version. */
    @ServerResponseFilter
    public void response(ContainerRequestContext request, ContainerResponseContext response) {
        if (isUpload(request)) {
            response.getHeaders().putSingle(HEADER, VERSION);
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("/api/uploads") || path.startsWith("/api/uploads/");
    }
}
