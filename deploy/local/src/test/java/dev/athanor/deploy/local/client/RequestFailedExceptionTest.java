package dev.athanor.deploy.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class RequestFailedExceptionTest {

    @Test
    void problemDetailsKeepEveryViolation() throws Exception {
        var problem = """
                {"status": 422, "detail": "The configuration cannot be run.",
                 "violations": [{"path": "model.heads", "message": "must divide model.hiddenSize"},
                                {"path": "", "message": "is empty"}]}""";

        var failure = RequestFailedException.of(422, new JsonMapper().readTree(problem));

        assertThat(failure)
                .hasMessage(
                        "The configuration cannot be run.\n  model.heads: must divide model.hiddenSize\n  is empty");
    }

    @Test
    void violationThatTheSentenceSaysAlreadyIsNotRepeated() throws Exception {
        var problem = """
                {"status": 422, "detail": "name: is \\"A\\".", "violations": [{"field": "name", "message": "is \\"A\\""}]}""";

        assertThat(RequestFailedException.of(422, new JsonMapper().readTree(problem)))
                .hasMessage("name: is \"A\".");
    }

    @Test
    void openAisErrorsAreUnderstoodToo() throws Exception {
        var error =
                "{\"error\": {\"message\": \"The model 'x' does not exist.\", \"type\": \"invalid_request_error\"}}";

        assertThat(RequestFailedException.of(404, new JsonMapper().readTree(error)))
                .hasMessage("The model 'x' does not exist.");
    }
}
