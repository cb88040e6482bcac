using CounterDesk.Domain.Faces;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.ServiceItems;

public sealed class RequiredMaterialsTests
{
    private static readonly LicenseKind _marriage = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;
    private static readonly LicenseKind _household = SomeLicenses.Catalog.Find(SomeLicenses.HouseholdRegister)!;

    private static readonly RequiredMaterials _transfer = Of(SomeServiceItems.TransferOfProperty);

    [Fact]
    public void Each_material_comes_from_the_library_or_is_signed_here_or_is_paper()
    {
        var materials = Of(SomeServiceItems.OldAgeAllowance);

        Assert.Equal(
            [
                ("身份证明", MaterialSource.Library), ("户籍证明", MaterialSource.Library),
                ("领款账户", MaterialSource.BringPaper), ("申请表", MaterialSource.SignHere),
            ],
            materials.All.Select(material => (material.Material.Name, material.Source)));
        Assert.Equal(2, materials.Spared);
    }

    [Fact]
    public void An_original_is_brought_although_the_license_can_be_looked_up()
    {
        var certificate = _transfer.All.Single(material => material.Material.Name == "不动产权证书");

        Assert.Equal(MaterialSource.BringOriginal, certificate.Source);
        Assert.Equal("不动产权证书", Assert.Single(certificate.Kinds).Name);
        Assert.Equal(2, _transfer.Spared);
    }

    [Fact]
    public void Every_kind_is_offered_once_in_the_order_of_the_materials()
    {
        var materials = Of(TransferAlsoWith("住址证明", SomeLicenses.HouseholdRegister));

        Assert.Equal(["居民身份证", "居民户口簿", "结婚证", "不动产权证书"], materials.Kinds.Select(kind => kind.Name));
    }

    [Fact]
    public void A_kind_that_the_hall_gave_up_leaves_paper()
    {
        var givenUp = SomeServiceItems.Of("优待证", "11999900MB0TE5T01T901");
        var materials = Of(SomeServiceItems.OldAgeAllowance with { Materials = [givenUp] });

        Assert.Equal(MaterialSource.BringPaper, Assert.Single(materials.All).Source);
        Assert.Empty(materials.Kinds);
    }

    [Theory]
    [InlineData("name", true)] // printed by default
    [InlineData("spouseName", true)] // somebody else's, and named
    [InlineData("spouseIdNumber", true)]
    [InlineData("spouseBirthDate", false)] // somebody else's
    [InlineData("nationality", false)] // named as not needed
    [InlineData("printNumber", false)] // not printed by default
    [InlineData("nowhere", false)]
    public void A_field_is_needed_when_it_is_usual_or_named_and_of_others_when_named(string field, bool isNeeded) =>
        Assert.Equal(isNeeded, _transfer.NeedsField(_marriage, field));

    // The certificate names Gu first; whoever asks, the other one's name and number are needed and the date of birth
    // is not.
    [Theory]
    [InlineData(true, "spouseName", "spouseBirthDate", "birthDate")]
    [InlineData(false, "name", "birthDate", "spouseBirthDate")]
    public void Either_of_a_couple_may_be_the_one_asked_for(bool isFirst, string named, string notNamed, string own)
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        var person = isFirst ? SomeLicenses.Gu : SomeLicenses.Shen;
        var others = FacePersons.OthersOn(license, _marriage, person.Code);

        Assert.True(_transfer.NeedsField(_marriage, named, others));
        Assert.False(_transfer.NeedsField(_marriage, notNamed, others));
        Assert.True(_transfer.NeedsField(_marriage, own, others));
        Assert.False(_transfer.NeedsField(_marriage, isFirst ? "nationality" : "spouseNationality", others));
        Assert.False(_transfer.NeedsField(_marriage, "remarks", others));
    }

    [Fact]
    public void The_head_of_a_household_is_nobody_else_to_himself()
    {
        var materials = Of(SomeServiceItems.OldAgeAllowance);

        Assert.False(materials.NeedsField(_household, "headName"));
        Assert.True(materials.NeedsField(_household, "headName", new HashSet<string>()));
    }

    [Fact]
    public void What_one_material_needs_another_does_not_take_away()
    {
        var both = Of(TransferAlsoWith("国籍证明", SomeLicenses.MarriageCertificate));

        Assert.True(both.NeedsField(_marriage, "nationality"));
        Assert.True(both.NeedsField(_marriage, "spouseName"));
    }

    [Fact]
    public void Of_a_license_looked_up_for_another_reason_the_usual_is_needed()
    {
        var materials = Of(SomeServiceItems.OldAgeAllowance);

        Assert.True(materials.NeedsField(_marriage, "name"));
        Assert.False(materials.NeedsField(_marriage, "spouseName"));
    }

    private static ServiceItem TransferAlsoWith(string material, string kind)
    {
        var item = SomeServiceItems.TransferOfProperty;
        return item with { Materials = [.. item.Materials, SomeServiceItems.Of(material, kind)] };
    }

    private static RequiredMaterials Of(ServiceItem item) => RequiredMaterials.Of(item, SomeLicenses.Catalog);
}
