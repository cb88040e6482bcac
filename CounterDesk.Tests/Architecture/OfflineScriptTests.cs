using System.Text.Json;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Architecture;

/// <summary>The script of the offline file names what it was made of. That it was made of it is asked where Node.js is.</summary>
public sealed class OfflineScriptTests
{
    private const string Script = "wwwroot-assets/offline-check/offline-check.js";

    [Fact]
    public void It_begins_with_the_licenses_of_all_that_is_in_it() =>
        Assert.StartsWith(
            $"/*\n{File.ReadAllText(Repository.File("offline-check/licenses.txt"))}*/",
            File.ReadAllText(Repository.File(Script)),
            StringComparison.Ordinal);

    [Fact]
    public void Every_package_that_may_be_in_it_is_named_with_its_version_and_license()
    {
        var licenses = File.ReadAllLines(Repository.File("offline-check/licenses.txt"));
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.File("offline-check/package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("dev", out _))
            .Select(package => (
                Name: package.Name.Split("node_modules/")[^1],
                Version: package.Value.GetProperty("version").GetString()!,
                License: package.Value.GetProperty("license").GetString()!))
            .ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(
            licenses,
            line => line.StartsWith($"{package.Name} {package.Version} ", StringComparison.Ordinal)
                && package.License.Contains(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_in_it_ends_the_element_it_stands_in()
    {
        var script = File.ReadAllText(Repository.File(Script));

        Assert.DoesNotContain("</script", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", script, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', script);
    }
}
