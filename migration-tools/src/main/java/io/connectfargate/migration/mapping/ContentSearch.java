package io.connectfargate.migration.mapping;

import io.connectfargate.migration.mapping.PatternScan.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks on the target for the records next to offsets. The whole range that can hold them is read: a window around a guess would find
 * the wrong one of two equal imports.
 */
final class ContentSearch {
    private final CopiedPartition partition;
    private final Limits limits;

    ContentSearch(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
    }

    /** What was found; a place of which the records are not there exactly once is left out. */
    Map<Place, Verdict> find(List<Place> places) {
        List<Pattern> patterns = new ArrayList<>();
        // Compaction may have removed the first of two copies, and what shows that there were two.
        boolean possible = partition.exactlyOnce() || !partition.compacted();
        for (Place place : places) {
            if (possible && place.targetTo(partition) - place.targetFrom(partition) <= limits.search()) {
                Pattern.around(place, partition, limits).ifPresent(patterns::add);
            }
        }
        List<Search> searches = patterns.stream()
                .map(pattern -> new Search(
                        pattern,
                        pattern.place().targetFrom(partition),
                        pattern.place().targetTo(partition)))
                .toList();
        PatternScan.run(partition.target(), searches);
        List<Search> found = searches.stream().filter(Search::isFoundOnce).toList();
        Map<Place, Verdict> verdicts = new HashMap<>();
        for (Search search : withoutRepeats(found)) {
            verdicts.put(
                    search.pattern().place(),
                    Verdict.exact(
                            search.offset(),
                            Proof.CONTENT,
                            "the %d records next to it are on the target once in %,d offsets",
                            search.pattern().size(),
                            search.length()));
        }
        return verdicts;
    }

    /** Where the target may lack the copy, an equal record further on could be the one that was found. */
    private List<Search> withoutRepeats(List<Search> found) {
        List<Search> doubtful = new ArrayList<>();
        List<Search> sources = new ArrayList<>();
        for (Search search : found) {
            Place place = search.pattern().place();
            if (!partition.exactlyOnce()
                    || partition.compacted()
                    || place.floor().isEmpty() && partition.target().begin() > 0) {
                doubtful.add(search);
                sources.add(onSource(search.pattern()));
            }
        }
        PatternScan.run(partition.source(), sources);
        List<Search> certain = new ArrayList<>(found);
        for (int i = 0; i < doubtful.size(); i++) {
            if (!sources.get(i).areNeighboursOnce() || sources.get(i).length() > limits.search()) {
                certain.remove(doubtful.get(i));
            }
        }
        return certain;
    }

    private Search onSource(Pattern pattern) {
        PartitionLog source = partition.source();
        // Between two pairs there may be copies of any record where records were copied twice.
        Optional<Place> place = Optional.of(pattern.place()).filter(known -> partition.exactlyOnce());
        return new Search(
                pattern,
                place.flatMap(Place::low).map(OffsetPair::source).orElse(source.begin()),
                place.flatMap(Place::high).map(OffsetPair::source).orElse(source.end()));
    }
}
