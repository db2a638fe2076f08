package io.connectfargate.migration.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the offsets on the target of the records that follow what groups have read, for one partition. The cheapest method that proves
 * its answer is used. Not thread-safe.
 *
 * <p>Any offset after the copy of the last record read, up to the copy of the next one, is exact.
 */
public final class OffsetFinder {
    private final CopiedPartition partition;
    private final Limits limits;
    private final ReadToTheEnd end;
    private final Truncated truncated;
    private final Bracket bracket;
    private final Walk walk;

    /** Reads nothing yet. */
    public OffsetFinder(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
        end = new ReadToTheEnd(partition, limits);
        truncated = new Truncated(partition, limits);
        bracket = new Bracket(partition, limits);
        walk = new Walk(partition, limits);
    }

    /** The answers in the order of the questions; what several of them need is read once. */
    public List<Answer> find(List<Question> questions) {
        Map<Place, Answer> answers = new HashMap<>();
        List<Place> places = questions.stream()
                .map(question -> Place.of(question, partition))
                .toList();
        List<Place> open = new ArrayList<>();
        for (Place place : places.stream().distinct().toList()) {
            Costs costs = new Costs(partition);
            near(place)
                    .ifPresentOrElse(
                            verdict -> answers.put(place, costs.answer(place, verdict)), () -> open.add(place));
        }
        Costs shared = new Costs(partition);
        new ContentSearch(partition, limits)
                .find(open)
                .forEach((place, verdict) -> answers.put(place, shared.answer(place, verdict)));
        open.removeAll(answers.keySet());
        for (Place place : open) {
            Costs costs = new Costs(partition);
            answers.put(place, costs.answer(place, counted(far(place))));
        }
        return places.stream().map(answers::get).toList();
    }

    /** What a few thousand records show. */
    private Optional<Verdict> near(Place place) {
        boolean narrow = place.width().filter(width -> width <= limits.near()).isPresent();
        Optional<Verdict> ends = end.find(place).or(() -> truncated.find(place));
        if (ends.isPresent() || place.offset() > partition.copied()) {
            return ends;
        }
        return Optional.of(place)
                .filter(found -> narrow)
                .flatMap(bracket::find)
                .or(() -> walk.forward(place, Proof.ANCHORED, limits.near()))
                .or(() -> walk.backward(place, limits.near()));
    }

    /** What it takes to compare every record from a known pair on; a bound at last. */
    private Verdict far(Place place) {
        return walk.forward(place, Proof.ANCHORED, limits.walk())
                .or(() -> walk.backward(place, limits.walk()))
                .or(() -> bracket.find(place))
                .or(() -> aligned(place))
                .orElseGet(() -> bound(place));
    }

    /** By what both sides have once, from their beginnings on. */
    private Optional<Verdict> aligned(Place place) {
        long end = place.targetTo(partition);
        boolean possible = partition.exactlyOnce() && place.high().isPresent() && place.offset() <= partition.copied();
        if (!possible || end - partition.target().begin() > limits.search()) {
            return Optional.empty();
        }
        PartitionLog source = partition.source();
        Stretch read = source.first(source.begin(), place.high().get().source(), limits.align() + 1);
        Stretch copy = partition.target().first(place.targetFrom(partition), end, limits.align() + 1);
        return Alignment.of(place, read, copy, end, limits);
    }

    /** The last pair before it, or the target's beginning: nothing is skipped. */
    private Verdict bound(Place place) {
        long target = place.targetFrom(partition);
        long copies = Math.max(0, place.targetTo(partition) - target);
        long read = place.offset() - place.floor().map(OffsetPair::source).orElse(0L);
        return Verdict.lowerBound(
                target, Math.min(copies, read), "no record next to it is known on the target %s", place.pairs());
    }

    /** Where records may have been copied twice, any of those that follow may be one that the group has read. */
    private Verdict counted(Verdict verdict) {
        if (partition.exactlyOnce() || verdict.proof() != Proof.LOWER_BOUND) {
            return verdict;
        }
        long target = verdict.target().orElseThrow();
        return Verdict.lowerBound(target, partition.target().end() - target, "%s", verdict.reason());
    }
}
