package io.connectfargate.connect.health;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker knows of its place in the group, left for its health check.
 *
 * @param written when; an old note says that its writer has ended
 * @param joined whether the worker has been a member since it started
 * @param away since when the target cluster has not answered; zero if it answers, or was not asked since the herder did
 * @param stuck since when the herder has not answered although the target does; zero if it answers
 */
public record MembershipNote(Instant written, boolean joined, Duration away, Duration stuck) {
    private static final NoteFile FILE = new NoteFile("connect-membership.properties");

    /** Puts the note in the place of an earlier one; a reader meanwhile gets one of the two. */
    public void write(Path directory) throws IOException {
        FILE.write(
                directory,
                Map.of(
                        "written.ms", Long.toString(written.toEpochMilli()),
                        "joined", Boolean.toString(joined),
                        "away.s", Long.toString(away.toSeconds()),
                        "stuck.s", Long.toString(stuck.toSeconds())));
    }

    /** Empty if there is none. */
    static Optional<MembershipNote> read(Path directory) throws IOException {
        return FILE.read(directory)
                .map(lines -> new MembershipNote(
                        Instant.ofEpochMilli(Long.parseLong(lines.get("written.ms"))),
                        Boolean.parseBoolean(lines.get("joined")),
                        Duration.ofSeconds(Long.parseLong(lines.get("away.s"))),
                        Duration.ofSeconds(Long.parseLong(lines.get("stuck.s")))));
    }
}
