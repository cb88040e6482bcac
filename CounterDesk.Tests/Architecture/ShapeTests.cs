using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Architecture;

/// <summary>The parts of the house style that can be counted.</summary>
public sealed partial class ShapeTests
{
    private const int LongestRazorFile = 120;
    private const int LongestCodeFile = 400;

    [Fact]
    public void Razor_files_stay_small() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.razor")
            let lines = File.ReadLines(file).Count()
            where lines > LongestRazorFile
            select $"{Repository.Name(file)} has {lines} lines");

    [Fact]
    public void Code_files_stay_small() =>
        Assert.Empty(
            from project in (string[])["CounterDesk.Domain", "CounterDesk.Web", "CounterDesk.Tests"]
            from file in Directory.EnumerateFiles(Repository.File(project), "*.cs", SearchOption.AllDirectories)
            let name = Repository.Name(file)
            where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)
            where !name.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = File.ReadLines(file).Count()
            where lines > LongestCodeFile
            select $"{name} has {lines} lines");

    [Fact]
    public void Markup_does_not_talk_to_the_database() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.razor")
            where DatabaseWord().IsMatch(File.ReadAllText(file))
            select Repository.Name(file));

    [Fact]
    public void Nobody_reads_the_machines_own_clock() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.cs")
                .Concat(Repository.SourceFiles("CounterDesk.Web", "*.razor"))
            where ClockWord().IsMatch(File.ReadAllText(file))
            select Repository.Name(file));

    // What a row or a parameter holds must not come into a log by way of an error.
    [Fact]
    public void Nobody_lets_the_database_tell_values() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.cs")
            where TellingWord().IsMatch(File.ReadAllText(file))
            select Repository.Name(file));

    [GeneratedRegex("EnableSensitiveDataLogging|EnableDetailedErrors")]
    private static partial Regex TellingWord();

    [GeneratedRegex("DbContext|CounterDeskDb")]
    private static partial Regex DatabaseWord();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)|GetLocalNow")]
    private static partial Regex ClockWord();
}
