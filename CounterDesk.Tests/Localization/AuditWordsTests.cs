using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Tests.Localization;

/// <summary>An auditor reads the log in words: whatever the program can write has one.</summary>
public sealed partial class AuditWordsTests
{
    private static readonly ResourceManager _words = new(typeof(AuditWords));

    [Fact]
    public void Every_action_has_a_word() => AssertWords("Action", Enum.GetNames<AuditAction>());

    [Fact]
    public void Every_outcome_has_a_word() => AssertWords("Outcome", Enum.GetNames<AuditOutcome>());

    [Fact]
    public void Every_fault_has_a_sentence() =>
        AssertWords("Fault", [.. Enum.GetNames<AuditFaultKind>(), "AnchorsUnreadable"]);

    // Details are named where they are written; there is no list of them.
    [Fact]
    public void Every_detail_that_the_program_writes_has_a_word() => AssertWords(
        "Detail",
        [
            .. Enum.GetNames<MandateRequirement>(),
            .. (from file in Repository.SourceFiles("CounterDesk.Web", "*.cs")
                    .Append(Repository.File("CounterDesk.Domain/Audit/AuditAnchor.cs"))
                let source = File.ReadAllText(file)
                where source.Contains("CounterDesk.Domain.Audit;", StringComparison.Ordinal)
                from Match detail in Detail().Matches(source)
                select detail.Groups["name"].Value).Distinct(),
        ]);

    private static void AssertWords(string kind, IReadOnlyList<string> names)
    {
        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => _words.GetString($"{kind}_{name}", CultureInfo.InvariantCulture) is null);
    }

    [GeneratedRegex("""\b(?:new(?: AuditDetail)?|Said|Count|AddCount|Add|When)\((?:\w+, )?\s*(?:"|nameof\()(?<name>[A-Z][A-Za-z]*)(?:"|\)),""")]
    private static partial Regex Detail();
}
