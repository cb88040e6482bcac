using System.Text.Json;
using System.Xml.Linq;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Architecture;

/// <summary>
/// docs/decisions/0010-license.md, asked of every package that was restored. An unknown license is refused.
/// </summary>
public sealed class LicenseTests
{
    private static readonly string[] _accepted =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MPL-2.0", "PostgreSQL", "(MIT OR Apache-2.0)"];

    /// <summary>Under Microsoft's own terms, each with the reason why it may be there.</summary>
    private static readonly Dictionary<string, string> _exceptions = new(StringComparer.Ordinal)
    {
        ["Microsoft.Data.SqlClient.SNI.runtime"] = "part of the SQL Server client",
        ["Microsoft.Identity.Client.NativeInterop"] = "restored with the SQL Server client and left out of the program",
        ["Microsoft.SqlServer.DacFx"] = "tests only",
        ["Microsoft.SqlServer.Types"] = "comes with DacFx, tests only",
    };

    [Fact]
    public void Every_restored_package_has_a_license_we_accept()
    {
        var packages = Packages();

        Assert.True(packages.Count > 100, $"Only {packages.Count} packages were found.");
        Assert.DoesNotContain(packages, package => !IsAccepted(package));
        WriteList(packages);
    }

    [Fact]
    public void What_is_only_restored_is_not_shipped() =>
        Assert.Empty(Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "CounterDesk.Web", "bin"), "*NativeInterop*", SearchOption.AllDirectories));

    [Fact]
    public void No_exception_is_kept_for_a_package_that_is_gone() =>
        Assert.Empty(_exceptions.Keys.Except(Packages().Select(package => package.Name)));

    private static bool IsAccepted((string Name, string License) package) =>
        _exceptions.ContainsKey(package.Name) || _accepted.Contains(package.License);

    private static List<(string Name, string License)> Packages() =>
    [
        .. from project in (string[])["CounterDesk.Domain", "CounterDesk.Web", "CounterDesk.Tests"]
           from package in PackagesOf(project)
           group package by package.Name into versions
           orderby versions.Key
           select versions.First(),
        .. from package in NpmPackages("CounterDesk.Tests/Browser/oidc-provider").Concat(NpmPackages("offline-check"))
           group package by package.Name into versions
           orderby versions.Key
           select versions.First(),
    ];

    // What a restore wrote down: every package, direct or not, and the folders they lie in.
    private static IEnumerable<(string Name, string License)> PackagesOf(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Repository.File($"{project}/obj/project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject()
            .Select(folder => folder.Name).ToList();
        foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() is "package")
            {
                var path = library.Value.GetProperty("path").GetString()!;
                var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
                var nuspec = Directory.EnumerateFiles(folder, "*.nuspec").Single();
                yield return (library.Name.Split('/')[0], LicenseIn(nuspec));
            }
        }
    }

    private static string LicenseIn(string nuspec) =>
        XDocument.Load(nuspec).Descendants()
            .FirstOrDefault(element => element.Name.LocalName is "license") is { } license
        && (string?)license.Attribute("type") is "expression"
            ? license.Value
            : "none that is named";

    private static IEnumerable<(string Name, string License)> NpmPackages(string folder)
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.File($"{folder}/package-lock.json")));
        return
        [
            .. from package in locked.RootElement.GetProperty("packages").EnumerateObject()
               where package.Name.Length > 0
               select (
                   $"npm {package.Name.Split("node_modules/")[^1]}",
                   package.Value.TryGetProperty("license", out var license)
                       ? license.GetString()!
                       : "none that is named"),
        ];
    }

    private static void WriteList(IEnumerable<(string Name, string License)> packages)
    {
        Directory.CreateDirectory(Repository.File("TestResults"));
        File.WriteAllLines(
            Repository.File("TestResults/licenses.txt"),
            packages.Select(package => _exceptions.TryGetValue(package.Name, out var reason)
                ? $"{package.Name}: Microsoft's terms, {reason}"
                : $"{package.Name}: {package.License}"));
    }
}
