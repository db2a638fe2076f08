package io.connectfargate.ledger.judgement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Computes the one verdict from everything that is known. */
final class Verdicts {
    private Verdicts() {}

    /** @param failures of connectors and tasks, a sentence each */
    static Verdict of(Collection<TopicEntry> topics, List<String> failures) {
        List<TopicEntry> losing = select(topics, TopicEntry::isLosing);
        List<TopicEntry> critical = select(topics, entry -> entry.state().level() == Level.CRITICAL);
        List<TopicEntry> unknown = select(topics, Verdicts::isUnknown);
        if (!losing.isEmpty()) {
            return new Verdict(Level.CRITICAL, "Records are lost", lost(losing));
        }
        if (!failures.isEmpty()) {
            return new Verdict(
                    Level.CRITICAL, "A task has failed", count(failures.size(), "failure") + ": " + failures.get(0));
        }
        if (!critical.isEmpty()) {
            return new Verdict(Level.CRITICAL, "Topics need attention", worst(critical));
        }
        if (!unknown.isEmpty()) {
            return new Verdict(Level.UNKNOWN, "Not everything is known", worst(unknown));
        }
        List<TopicEntry> waiting = select(topics, entry -> entry.state() == State.OPEN_TRANSACTION);
        if (!waiting.isEmpty()) {
            return new Verdict(Level.WARNING, "An open transaction holds records back", worst(waiting));
        }
        return fine(topics);
    }

    private static Verdict fine(Collection<TopicEntry> topics) {
        List<TopicEntry> copying = select(topics, entry -> !entry.isReady());
        if (topics.isEmpty()) {
            return new Verdict(Level.FINE, "Nothing to copy", "No topic is to be copied.");
        }
        if (copying.isEmpty()) {
            return new Verdict(
                    Level.FINE,
                    "In sync",
                    "Everything on the source is copied, " + count(topics.size(), "topic") + ".");
        }
        OptionalLong lag = Sums.of(topics.stream().map(entry -> entry.numbers().lag()));
        return new Verdict(
                Level.FINE,
                "Copying",
                count(copying.size(), "topic") + " of " + topics.size() + " not in sync, at most " + lag.orElse(0)
                        + " records wait.");
    }

    /** Also a topic whose worst partition is something else may have an unknown one. */
    private static boolean isUnknown(TopicEntry entry) {
        return entry.state() == State.UNKNOWN
                || entry.numbers().lag().isEmpty()
                || entry.partitions().values().stream().anyMatch(partition -> partition.state() == State.UNKNOWN);
    }

    private static String lost(List<TopicEntry> losing) {
        OptionalLong records =
                Sums.of(losing.stream().map(entry -> entry.numbers().lost()));
        String number =
                records.isPresent() ? "at most " + records.getAsLong() + " records" : "an unknown number of records";
        return count(losing.size(), "topic") + " with losses that nobody has acknowledged, " + number + ". "
                + worst(losing);
    }

    private static String worst(List<TopicEntry> topics) {
        Optional<TopicEntry> worst =
                topics.stream().min((one, other) -> one.state().compareTo(other.state()));
        return worst.map(entry -> entry.topic() + ": "
                        + entry.reasons().stream()
                                .findFirst()
                                .orElse(entry.state().name())
                        + (topics.size() > 1 ? " (and " + count(topics.size() - 1, "more topic") + ")" : ""))
                .orElse("");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static List<TopicEntry> select(Collection<TopicEntry> topics, Predicate<TopicEntry> wanted) {
        return topics.stream().filter(wanted).toList();
    }
}
