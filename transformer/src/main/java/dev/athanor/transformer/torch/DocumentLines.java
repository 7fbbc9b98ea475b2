package dev.athanor.transformer.torch;

/** Writes which document each token of {@code tokens} belongs to, and what follows from that. */
final class DocumentLines {

    private final MethodBody body;
    private final Documents documents;

    DocumentLines(MethodBody body, Documents documents) {
        this.body = body;
        this.documents = documents;
    }

    /** Whether there is anything to write. */
    boolean areSeparate() {
        return switch (documents) {
            case Documents.Joined joined -> false;
            case Documents.Separate separate -> true;
        };
    }

    /** The place of every token in its document, {@code [batch, time]}: its place in the sequence less that of the first. */
    String places() {
        return body.once("places in documents", () -> {
            String sequence = body.assign("places", "torch.arange(time, device=tokens.device)");
            // A document begins behind the end of the one before.
            String begins = body.assign(
                    "begins",
                    "torch.mul(torch.constant_pad_nd(torch.slice(%s, 1, 0, -1), [1, 0]), %s)"
                            .formatted(ends(), sequence));
            body.line("begins, begins_at, = torch.cummax(%s, 1)".formatted(begins));
            return body.assign("places", "torch.sub(%s, begins)".formatted(sequence));
        });
    }

    /** {@code [batch, 1, time, time]}, {@code hidden} where query and key are of different documents, else 0. */
    String others(String hidden) {
        return body.once("other documents", () -> {
            // [batch, time]: how many ended before
            String document = body.assign("document", "torch.sub(torch.cumsum(%1$s, 1), %1$s)".formatted(ends()));
            return body.assign(
                    "others",
                    "torch.mul(torch.to(torch.unsqueeze(torch.ne(torch.unsqueeze(%1$s, 2), torch.unsqueeze(%1$s, 1)), 1), 6), %2$s)"
                            .formatted(document, hidden));
        });
    }

    /** {@code [batch, time]}, 1 where a document ends. */
    private String ends() {
        return body.once(
                "ends of documents", () -> body.assign("ends", "torch.to(torch.eq(tokens, %d), 4)".formatted(end())));
    }

    private int end() {
        return switch (documents) {
            case Documents.Joined joined -> throw new IllegalStateException("joined documents have no ends");
            case Documents.Separate separate -> separate.end();
        };
    }
}
