package io.connectfargate.migration.mapping;

/** What is read of both logs for an answer. */
final class Costs {
    private final CopiedPartition partition;
    private final Reading source;
    private final Reading target;

    Costs(CopiedPartition partition) {
        this.partition = partition;
        source = partition.source().reading();
        target = partition.target().reading();
    }

    Answer answer(Place place, Verdict verdict) {
        return new Answer(
                place.offset(),
                verdict.target(),
                verdict.proof(),
                verdict.rereads(),
                partition.source().reading().since(source),
                partition.target().reading().since(target),
                verdict.reason());
    }
}
