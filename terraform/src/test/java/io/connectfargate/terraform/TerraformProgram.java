package io.connectfargate.terraform;

import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Terraform, as the variable {@code TERRAFORM} or the PATH names it, with the provider of this machine where there is one. */
final class TerraformProgram {
    private static final Path MODULE = SourceTree.find().home().resolve("terraform");
    private static final Path FOUND = MODULE.resolve("target/find-terraform");

    private static boolean checked;

    private TerraformProgram() {}

    /** The command. */
    static String command() {
        return Optional.ofNullable(System.getenv("TERRAFORM")).orElse("terraform");
    }

    /**
     * Terraform's own configuration file, which says where the provider is.
     *
     * @throws IllegalStateException if there is no Terraform, or no provider, with the reason
     */
    static synchronized Path configuration() {
        if (!checked) {
            Program search =
                    Program.run(MODULE, List.of("bash", "src/test/scripts/find-terraform.sh", FOUND.toString()));
            if (search.exitCode() != 0) {
                throw new IllegalStateException("NOT RUN: terraform, " + search.output());
            }
            checked = true;
        }
        return FOUND.resolve("terraform.rc");
    }
}
