package io.connectfargate.migration.handover;

/** How far a handover has come, as its file notes it. A note is written before what follows from it is done. */
enum Phase {
    /** The group is taken out of the checkpoint connectors. */
    RELEASING,
    /** No task has it. */
    RELEASED,
    /** What the target had is saved; offsets are being committed. */
    COMMITTING,
    /** The offsets are committed and stayed; the group may start on the target. */
    COMMITTED,
    /** It has resumed on the target. */
    DONE,
    /** All is being put back. */
    UNDOING,
    /** All is as it was. */
    UNDONE;

    /** Whether all of another phase is done. */
    boolean isAfter(Phase other) {
        return compareTo(other) > 0;
    }
}
