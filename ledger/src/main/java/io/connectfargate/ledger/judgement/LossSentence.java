package io.connectfargate.ledger.judgement;

/** A loss for people, with how to acknowledge it. */
final class LossSentence {
    private final Loss loss;

    LossSentence(Loss loss) {
        this.loss = loss;
    }

    @Override
    public String toString() {
        return what() + ", seen at " + Sentences.time(loss.seen()) + ". Acknowledge it as " + loss.id() + ".";
    }

    private String what() {
        return switch (loss.kind()) {
            case SOURCE_RECREATED ->
                "The source topic was deleted and created again: its old copy and its new records do not"
                        + " belong together";
            case SOURCE_TRUNCATED ->
                records() + " disappeared from the end of the source's log, and new records may be skipped";
            case SOURCE_DELETED -> "The source topic was deleted with records that were not copied" + range();
            case COPY_DELETED -> "The copy was deleted" + held();
            case COPY_RECREATED -> "The copy was deleted and created again" + held();
            case COPY_EMPTIED -> "The copy's records" + range() + " were removed while the source still holds them";
            case COPY_TRUNCATED -> records() + " disappeared from the end of the copy's log";
            default -> records() + " were removed from the source before they were copied";
        };
    }

    private String records() {
        String number = loss.records().isPresent()
                ? "At most " + loss.records().getAsLong() + " records"
                : "An unknown number of records";
        return number + range();
    }

    private String range() {
        return loss.from() < loss.to() ? " (offsets " + loss.from() + " to " + (loss.to() - 1) + ")" : "";
    }

    private String held() {
        return loss.records().isPresent() ? " with at most " + loss.records().getAsLong() + " records" : "";
    }
}
