using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.Extensions.Hosting;

namespace CounterDesk.Tests.Web.LicenseLibrary;

public sealed class LicenseLibraryModuleTests : IDisposable
{
    private const string Kind = """
        {
          "code": "11999900MB0TE5T01T901", "isCodeFictional": true, "name": "老年人优待证", "englishName": "Senior card",
          "definingBody": "云山市", "holderKind": "person", "shape": "card", "grade": 2, "requiresSeal": false,
          "originalMustBeSurrendered": false, "numberRule": {}, "validityRule": {},
          "fields": [{ "key": "name", "label": "姓名", "englishLabel": "Name", "type": "name", "sensitivity": "personal" }]
        }
        """;

    private readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("counterdesk-").FullName);

    public void Dispose() => Directory.Delete(_folder.Path, recursive: true);

    [Fact]
    public void A_hall_without_kinds_of_its_own_has_those_of_the_program() =>
        Assert.Equal(SomeLicenses.Catalog.All.Length, LoadKinds().All.Length);

    [Fact]
    public void A_file_in_the_data_folder_is_one_more_kind()
    {
        WriteKind(Kind);

        Assert.Equal("老年人优待证", LoadKinds().Find("11999900MB0TE5T01T901")!.Name);
    }

    [Fact]
    public void A_wrong_file_stops_the_start_and_is_named_with_its_place()
    {
        WriteKind(Kind.Replace("\"grade\": 2", "\"grade\": 9", StringComparison.Ordinal));

        Assert.Equal(
            "kinds/senior-card.json, $.grade: The grade is from 1 to 4. Mend the file and start again.",
            Assert.Throws<CannotStartException>(LoadKinds).Message);
    }

    private void WriteKind(string text)
    {
        Directory.CreateDirectory(_folder.Kinds);
        File.WriteAllText(Path.Combine(_folder.Kinds, "senior-card.json"), text);
    }

    private LicenseKindCatalog LoadKinds()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[DataFolder.Setting] = _folder.Path;
        builder.AddLicenseLibrary();
        return (LicenseKindCatalog)builder.Services.Single(service => service.ServiceType == typeof(LicenseKindCatalog)).ImplementationInstance!;
    }
}
