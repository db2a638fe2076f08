package io.connectfargate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @AfterEach
    void forget() {
        System.clearProperty(SourceTree.PROPERTY);
    }

    @Test
    void findsTheRootFromAFolderOfAModule() {
        SourceTree tree = SourceTree.find();

        assertThat(tree.home().resolve("test-support/pom.xml")).exists();
        assertThat(tree.connectors("no-auth").resolve("mm2-msc-no-auth.json")).exists();
    }

    @Test
    void takesThePropertyFirst(@TempDir Path folder) {
        System.setProperty(SourceTree.PROPERTY, folder.toString());

        assertThat(SourceTree.find().home()).isEqualTo(folder);
    }

    @Test
    void namesEveryFileThatIsMissing(@TempDir Path folder) {
        SourceTree tree = new SourceTree(folder);

        assertThat(tree.missing(List.of(folder))).isEmpty();
        assertThat(tree.missing(List.of(tree.workerImage(), folder, tree.connectors("iam"))))
                .contains("Not built, or not in " + folder + ": missing " + folder + "/connect-image/target, " + folder
                        + "/Configuration/connectors/iam.");
    }
}
