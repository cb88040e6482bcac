namespace CounterDesk.Tests.Browser;

/// <summary>What takes a quarter of an hour and more. Run for docs/figures.md, and left out of ./test.sh by name.</summary>
[Collection(OwnProgramCollection.Name)]
public sealed class EnduranceTests(LoneBrowser desk, ITestOutputHelper output) : BrowserTest(desk)
{
    [Fact]
    public Task Killed_at_200_moments_visits_go_on_where_they_were() =>
        KilledVisit.GoesOnAsync(program => OpenAsync(program: program), output, kills: 200);

    [Fact]
    public Task Killed_200_times_between_any_two_steps_copies_are_where_they_were() =>
        KilledCopy.GoesOnAsync(program => OpenAsync(program: program), output, Killed.Program, kills: 200);

    [Fact]
    public Task When_the_printer_is_killed_200_times_nothing_is_printed_twice() =>
        KilledCopy.GoesOnAsync(program => OpenAsync(program: program), output, Killed.Printer, kills: 200);

    [Fact]
    public Task After_ten_minutes_without_a_network_the_visit_is_at_the_same_step() =>
        LostNetwork.ComesBackAsync(program => OpenAsync(program: program), seconds: 600);
}
