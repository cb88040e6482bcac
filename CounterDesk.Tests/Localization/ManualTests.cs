using System.Collections;
using System.Globalization;
using System.Resources;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Verification;

namespace CounterDesk.Tests.Localization;

/// <summary>The clerks' manual explains what the screen says, in the screen's own words.</summary>
public sealed class ManualTests
{
    private static readonly string _manual = File.ReadAllText(Repository.File("docs/manual.zh-CN.md"));

    [Theory]
    [InlineData("Reason_")]
    [InlineData("FileReason_")]
    [InlineData("FileMeans_")]
    [InlineData("FileWarning_")]
    public void The_manual_explains_every_finding(string prefix) =>
        AssertStandInManual(
            Words<VerificationText>(prefix).Select(word => word.Replace("{0}", "某一项", StringComparison.Ordinal)));

    [Fact]
    public void The_manual_has_every_name_that_other_verifiers_know() => AssertStandInManual(
        Enum.GetValues<FileReason>().Select(FileReasonNames.Of)
            .Concat(Enum.GetValues<FileWarning>().Select(FileReasonNames.Of))
            .Select(name => $"`{name}`"));

    [Fact]
    public void The_manual_has_every_sentence_a_clerk_may_say() => AssertStandInManual(Words<LicenseText>("Say_"));

    private static void AssertStandInManual(IEnumerable<string> words)
    {
        var list = words.ToList();
        Assert.NotEmpty(list);
        Assert.All(list, word => Assert.Contains(word, _manual, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words<TText>(string prefix) =>
        new ResourceManager(typeof(TText).FullName!, typeof(TText).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Where(entry => ((string)entry.Key).StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => (string)entry.Value!);
}
