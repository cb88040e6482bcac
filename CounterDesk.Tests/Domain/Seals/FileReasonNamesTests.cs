using System.Text.RegularExpressions;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Seals;

public sealed partial class FileReasonNamesTests
{
    [Fact]
    public void Every_reason_and_every_warning_has_a_code_of_its_own()
    {
        var reasons = Enum.GetValues<FileReason>().Select(FileReasonNames.Of).ToList();
        var warnings = Enum.GetValues<FileWarning>().Select(FileReasonNames.Of).ToList();

        Assert.Equal(reasons.Count, reasons.Distinct().Count());
        Assert.Equal(warnings.Count, warnings.Distinct().Count());
        Assert.All(reasons.Concat(warnings), code => Assert.Matches(Code(), code));
    }

    [GeneratedRegex("^[A-Z]+(_[A-Z]+)*$")]
    private static partial Regex Code();
}
