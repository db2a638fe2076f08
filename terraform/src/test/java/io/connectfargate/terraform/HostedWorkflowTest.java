package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The workflow on the hosted machine, against what {@code find-terraform.sh} looks for there. */
class HostedWorkflowTest {
    private static final Path HOME = SourceTree.find().home();

    /** The action is pinned by a commit. */
    private static final Pattern STEP = Pattern.compile(
            "uses: hashicorp/setup-terraform@[0-9a-f]{40} .*\\R +with:\\R +terraform_version: ([\\d.]+).*\\R +terraform_wrapper: (\\w+)");

    @Test
    void bringsTheOldestTerraformThatIsAcceptedBeforeTheTestsRun() throws IOException {
        String workflow = read(".github/workflows/test.yml");
        String oldest = found("required_version = \">= ([\\d.]+)\"", read("terraform/versions.tf"));

        Matcher step = STEP.matcher(workflow);
        assertThat(step.find()).as(workflow).isTrue();
        assertThat(step.group(1)).startsWith(oldest + ".");
        assertThat(step.group(2)).isEqualTo("false");
        assertThat(step.end()).isLessThan(workflow.indexOf("- run: .ci/run"));
        // on the PATH, where the search looks if these are not set, and fails if it is not there
        assertThat(workflow).doesNotContain("TERRAFORM:", "TERRAFORM_PROVIDERS");
        assertThat(read(".ci/run")).contains("CI=true exec", "test.sh");
    }

    @Test
    void everyPageNamesTheOldestTerraformThatIsAccepted() throws IOException {
        String oldest = found("required_version = \">= ([\\d.]+)\"", read("terraform/versions.tf"));

        assertThat(read("terraform/src/test/scripts/find-terraform.sh")).contains("Install " + oldest + " or newer");
        assertThat(read("terraform/README.md")).contains("Terraform " + oldest + " or newer");
        assertThat(read("docs/on-aws.md")).contains("Terraform " + oldest + " or newer");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(HOME.resolve(file));
    }
}
