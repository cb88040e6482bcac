namespace CounterDesk.Tests.Browser;

/// <summary>
/// The printer is killed while copies are sent and answered for. Whatever moment it is, the clerk is asked what lies
/// there, no number is used twice or lost, and nothing is printed twice.
/// </summary>
/// <remarks>The program itself is killed in <see cref="EnduranceTests"/>.</remarks>
[Collection(OwnProgramCollection.Name)]
public sealed class KilledCopyTests(LoneBrowser desk, ITestOutputHelper output) : BrowserTest(desk)
{
    [Fact]
    public Task When_the_printer_is_killed_the_clerk_is_asked_what_lies_there() =>
        KilledCopy.GoesOnAsync(program => OpenAsync(program: program), output, Killed.Printer, kills: 3);
}
