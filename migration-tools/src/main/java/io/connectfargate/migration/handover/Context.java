package io.connectfargate.migration.handover;

import io.connectfargate.migration.offsets.CommitRules;
import io.connectfargate.migration.offsets.GroupSearch;
import io.connectfargate.migration.output.OutputOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What every step of a handover needs.
 *
 * @param group its name
 * @param search reads both clusters
 * @param rules what an offset must be
 * @param connectors the writers of groups' offsets
 * @param file where the journal is kept
 * @param steps where it is reported
 * @param output where progress is shown
 * @param limit how long a step may wait
 * @param afterEffect is called after each effect with its name, so that tests can end the run at any place
 */
record Context(
        String group,
        GroupSearch search,
        CommitRules rules,
        CheckpointConnectors connectors,
        JournalFile file,
        Steps steps,
        OutputOptions output,
        Duration limit,
        Consumer<String> afterEffect) {
    /** Notes how far the handover has come, before what follows. */
    Journal note(Journal journal) {
        file.write(journal);
        afterEffect.accept("noted " + journal.phase());
        return journal;
    }
}
