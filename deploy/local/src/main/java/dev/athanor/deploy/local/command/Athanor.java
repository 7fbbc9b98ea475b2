package dev.athanor.deploy.local.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: without a command it says which there are. */
@Command(
        name = "athanor",
        description = "Turns text into a transformer behind an endpoint.",
        mixinStandardHelpOptions = true,
        version = "Athanor 1.0.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "New here? @|bold ./athanor demo|@ walks the whole road in a few minutes.",
            "@|bold ./athanor test|@ runs every test.",
            "",
            "Exit codes: 0 done, 1 it could not be done, 2 it was not understood, 3 the platform is not up.",
            "",
            "Environment: ATHANOR_HOME (data and logs, default .athanor), ATHANOR_URL (a platform elsewhere), "
                    + "ATHANOR_PORT_BASE (other ports), NO_COLOR."
        })
public final class Athanor implements Runnable {

    @Spec
    private CommandSpec spec;

    private Athanor() {}

    /** Runs a command line; the exit code. */
    public static int run(String... arguments) {
        var session = Session.system();
        return commandLine(session).execute(arguments);
    }

    static CommandLine commandLine(Session session) {
        var line = new CommandLine(new Athanor())
                .addSubcommand(new UpCommand(session))
                .addSubcommand(new DownCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new CommandLine(new DataCommand())
                        .addSubcommand(new DataAddCommand(session))
                        .addSubcommand(new DataListCommand(session))
                        .addSubcommand(new DataShowCommand(session))
                        .addSubcommand(new DataPreviewCommand(session))
                        .addSubcommand(new DataStatisticsCommand(session))
                        .addSubcommand(new DataReportCommand(session))
                        .addSubcommand(new DataRebuildCommand(session))
                        .addSubcommand(new DataDeleteCommand(session)))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new TrainCommand(session))
                .addSubcommand(new RunsCommand(session))
                .addSubcommand(new WatchCommand(session))
                .addSubcommand(new StopCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new ModelsCommand(session))
                .addSubcommand(new GenerateCommand(session))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new BenchCommand(session));
        return line.setExecutionExceptionHandler(new Failures(session.terminal()))
                .setParameterExceptionHandler(new Misunderstandings(session.terminal()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        session.terminal().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
