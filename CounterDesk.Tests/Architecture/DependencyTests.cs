using System.Text.RegularExpressions;
using System.Xml.Linq;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Architecture;

/// <summary>Dependencies run one way: Web to Domain, features to shared services, never between features, no circle in Domain.</summary>
public sealed partial class DependencyTests
{
    [Fact]
    public void The_domain_has_two_packages()
    {
        var packages = XDocument.Load(Repository.File("CounterDesk.Domain/CounterDesk.Domain.csproj"))
            .Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!);

        Assert.Equal(["BouncyCastle.Cryptography", "System.Formats.Cbor"], packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Features_do_not_use_each_other() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.cs").Concat(Repository.SourceFiles("CounterDesk.Web", "*.razor"))
            let own = FeatureFolder().Match(Repository.Name(file)).Groups["name"].Value
            where own.Length > 0
            from Match use in FeatureNamespace().Matches(File.ReadAllText(file))
            where use.Groups["name"].Value != own
            select $"{Repository.Name(file)} uses {use.Groups["name"].Value}");

    [Fact]
    public void Steps_of_the_desk_do_not_name_each_other() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.cs").Concat(Repository.SourceFiles("CounterDesk.Web", "*.razor"))
            let own = StepFolder().Match(Repository.Name(file)).Groups["name"].Value
            where own.Length > 0
            from Match use in StepNamespace().Matches(File.ReadAllText(file))
            where use.Groups["name"].Value != own
            select $"{Repository.Name(file)} uses {use.Groups["name"].Value}");

    [Fact]
    public void Shared_services_do_not_use_features() =>
        Assert.Empty(
            from file in Repository.SourceFiles("CounterDesk.Web", "*.cs")
            let name = Repository.Name(file)
            where !name.Contains("/Features/", StringComparison.Ordinal) && !name.EndsWith("/Program.cs", StringComparison.Ordinal)
            where FeatureNamespace().IsMatch(File.ReadAllText(file))
            select name);

    // A stand-in that shared the adapter's reading and writing would agree with it in every mistake.
    [Fact]
    public void The_stand_in_for_platforms_and_the_adapter_share_no_class()
    {
        var files = Repository.SourceFiles("CounterDesk.Web", "*.cs")
            .Where(file => Repository.Name(file).Contains("/External/LicenseSources/", StringComparison.Ordinal)).ToLookup(IsStandIn);
        var (standIn, adapter) = (files[true].ToList(), files[false].ToList());
        Assert.NotEmpty(standIn);
        Assert.NotEmpty(adapter);

        Assert.Empty(Uses(standIn, adapter).Concat(Uses(adapter, standIn)));
        Assert.DoesNotContain(standIn, file => File.ReadAllText(file).Contains("CounterDesk.Domain.Sharing", StringComparison.Ordinal));

        static bool IsStandIn(string file) => Repository.Name(file).Contains("/StandIn/", StringComparison.Ordinal);

        static IEnumerable<string> Uses(List<string> users, List<string> used) =>
            from file in users
            let source = File.ReadAllText(file)
            from type in used.SelectMany(other => DeclaredType().Matches(File.ReadAllText(other))).Select(type => type.Groups["name"].Value)
            where Regex.IsMatch(source, $@"\b{type}\b")
            select $"{Repository.Name(file)} uses {type}";
    }

    [Fact]
    public void Namespaces_of_the_domain_form_no_circle()
    {
        var uses = (
            from file in Repository.SourceFiles("CounterDesk.Domain", "*.cs")
            let own = DomainFolder().Match(Repository.Name(file)).Groups["name"].Value
            where own.Length > 0
            from Match use in DomainNamespace().Matches(File.ReadAllText(file))
            where use.Groups["name"].Value != own
            select (From: own, To: use.Groups["name"].Value)).ToHashSet();

        Assert.Empty(
            from use in uses
            where Reaches(use.To, use.From, [])
            select $"{use.From} uses {use.To}, which leads back to it");

        bool Reaches(string from, string to, HashSet<string> seen) =>
            from == to || seen.Add(from) && uses.Any(use => use.From == from && Reaches(use.To, to, seen));
    }

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record|enum|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"/Features/(?<name>\w+)/")]
    private static partial Regex FeatureFolder();

    [GeneratedRegex(@"CounterDesk\.Web\.Features\.(?<name>\w+)")]
    private static partial Regex FeatureNamespace();

    [GeneratedRegex(@"/Features/Desk/(?<name>\w+)/")]
    private static partial Regex StepFolder();

    [GeneratedRegex(@"CounterDesk\.Web\.Features\.Desk\.(?<name>[A-Z]\w+)(?=[.;])")]
    private static partial Regex StepNamespace();

    [GeneratedRegex(@"^CounterDesk\.Domain/(?<name>\w+)/")]
    private static partial Regex DomainFolder();

    [GeneratedRegex(@"using (static )?CounterDesk\.Domain\.(?<name>\w+)")]
    private static partial Regex DomainNamespace();
}
