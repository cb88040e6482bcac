using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Visits;

/// <summary>
/// Who is whose parent (民法典 23, 27), and who represents an enterprise, by the license that proves it.
/// </summary>
public sealed class RelationProofTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly Holder _mother = SomeLicenses.Sun;
    private static readonly Holder _child = SomeLicenses.Zheng;
    private static readonly Holder _firm = SomeLicenses.Bean;
    private static readonly Holder _owner = new("林建国", HolderCode.Of(SomeNumbers.ResidentId("1965-02-03", 1)));

    private static readonly HolderCode _another = HolderCode.Of(SomeNumbers.ResidentId("2020-06-01", 4));
    private static readonly HolderCode _passport = HolderCode.Parse(HolderCodeType.OrdinaryPassport, "E12345678");

    private static readonly License _birth = SomeLicenses.Of(SomeLicenses.BirthCertificate);
    private static readonly License _business = SomeLicenses.Of(SomeLicenses.BusinessLicense);

    [Fact]
    public void The_birth_certificate_proves_the_mother_by_name_and_number() =>
        Assert.Equal(RelationFinding.Proven, Parent(_birth, _mother, _child));

    [Fact]
    public void And_the_father_alike() => Assert.Equal(
        RelationFinding.Proven,
        Parent(_birth, new("郑文山", HolderCode.Of(SomeNumbers.ResidentId("1988-01-20", 5))), _child));

    public static TheoryData<string, License, Holder, Holder, RelationFinding> BirthSlips => new()
    {
        { "a stranger", _birth, SomeLicenses.Gu, _child, No(RelationReason.NotNamed) },
        {
            "the mother's name with another number", _birth, _mother with { Code = SomeLicenses.Shen.Code }, _child,
            No(RelationReason.NumberDiffers)
        },
        {
            "the mother's number with another name", _birth, _mother with { Name = "孙晓芸" }, _child,
            Untold(RelationReason.NameDiffers)
        },
        {
            "no number beside her name", With(_birth, "motherIdNumber", ""), _mother, _child,
            Untold(RelationReason.NumberMissing)
        },
        {
            "a passport beside her name", With(_birth, "motherIdNumber", "E12345678"), _mother, _child,
            Untold(RelationReason.NumberMissing)
        },
        {
            "a rare character and no number",
            With(With(_birth, "motherName", "孙?云"), "motherIdNumber", ""), _mother, _child,
            Untold(RelationReason.NameUnencoded)
        },
        {
            "no parents", With(With(_birth, "motherName", ""), "fatherName", ""), _mother, _child,
            Untold(RelationReason.FieldMissing)
        },
        {
            "another child", _birth, _mother, _child with { Code = _another },
            No(RelationReason.AboutAnother)
        },
        {
            "the child was given another name", _birth, _mother, _child with { Name = "郑小禾" },
            Untold(RelationReason.NameDiffers)
        },
        { "a child of eighteen", Of("2008-03-18"), _mother, Child("2008-03-18"), No(RelationReason.OfAge) },
        {
            "a child whose number has no birth", _birth, _mother, _child with { Code = _passport },
            Untold(RelationReason.AgeNotTold)
        },
    };

    [Theory]
    [MemberData(nameof(BirthSlips))]
    public void Every_slip_of_a_birth_certificate_is_told(
        string slip, License license, Holder parent, Holder child, RelationFinding finding)
    {
        Assert.NotEmpty(slip);
        Assert.Equal(finding, Parent(license, parent, child));
    }

    [Fact]
    public void A_day_before_eighteen_a_child_is_a_child() =>
        Assert.Equal(RelationFinding.Proven, Parent(Of("2008-03-19"), _mother, Child("2008-03-19")));

    [Fact]
    public void A_rare_character_that_was_lost_does_not_matter_where_the_number_tells() =>
        Assert.Equal(RelationFinding.Proven, Parent(With(_birth, "motherName", "孙?云"), _mother, _child));

    // Issued before the child has a number.
    [Fact]
    public void A_certificate_that_goes_by_its_own_number_is_the_childs_by_name_and_day_of_birth()
    {
        var code = HolderCode.Parse(HolderCodeType.OtherPerson, "T999900123");
        var certificate = _birth with { Holders = [new(_child.Name, code)] };

        Assert.Equal(RelationFinding.Proven, Parent(certificate, _mother, _child));
        Assert.Equal(
            No(RelationReason.AboutAnother),
            Parent(With(certificate, "birthDate", "2019-05-13"), _mother, _child));
        Assert.Equal(
            No(RelationReason.AboutAnother),
            Parent(certificate, _mother, _child with { Name = "郑苗" }));
    }

    [Theory]
    [InlineData("子")]
    [InlineData("女")]
    [InlineData("独生女")]
    [InlineData("长子")]
    [InlineData("次女")]
    [InlineData("三子")]
    [InlineData("儿子")]
    [InlineData(" 长 女 ")]
    public void The_household_page_proves_the_head_to_be_a_parent(string relation) =>
        Assert.Equal(RelationFinding.Proven, Parent(Page(relation), _mother, _child));

    [Theory]
    [InlineData("孙女", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("外孙子", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("妻子", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("侄女", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("女婿", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("户主", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("非亲属", RelationAnswer.NotProven, RelationReason.NotAChild)]
    [InlineData("养子", RelationAnswer.CouldNotBeTold, RelationReason.StepOrAdopted)]
    [InlineData("养女或继女", RelationAnswer.CouldNotBeTold, RelationReason.StepOrAdopted)]
    [InlineData("继子", RelationAnswer.CouldNotBeTold, RelationReason.StepOrAdopted)]
    [InlineData("其他女儿", RelationAnswer.CouldNotBeTold, RelationReason.StepOrAdopted)]
    [InlineData("", RelationAnswer.CouldNotBeTold, RelationReason.FieldMissing)]
    public void Other_relations_on_the_page_do_not(string relation, RelationAnswer answer, RelationReason reason) =>
        Assert.Equal(Finding(answer, reason), Parent(Page(relation), _mother, _child));

    [Fact]
    public void A_page_of_anothers_household_does_not_prove_it()
    {
        Assert.Equal(
            No(RelationReason.AnotherHead), Parent(Page("女"), SomeLicenses.Shen, _child));
        Assert.Equal(
            Untold(RelationReason.NameUnencoded),
            Parent(With(Page("女"), "headName", "孙□云"), _mother, _child));
        Assert.Equal(
            Untold(RelationReason.FieldMissing),
            Parent(With(Page("女"), "headName", ""), _mother, _child));
        Assert.Equal(
            No(RelationReason.AboutAnother),
            Parent(Page("女"), _mother, _child with { Code = _another }));
    }

    [Fact]
    public void A_field_under_another_name_of_its_is_read_too()
    {
        var page = Page("女");
        var face = page.Face.Where(value => value.Key != "headName").Append(new("HZ_XM", _mother.Name));

        Assert.Equal(RelationFinding.Proven, Parent(page with { Face = [.. face] }, _mother, _child));
    }

    [Fact]
    public void The_business_license_proves_its_representative() =>
        Assert.Equal(RelationFinding.Proven, Representative(_business, _owner, _firm));

    [Theory]
    [InlineData("林建国、顾长河", RelationAnswer.Proven, null)]
    [InlineData("林建民", RelationAnswer.NotProven, RelationReason.NotNamed)]
    [InlineData("林?国", RelationAnswer.CouldNotBeTold, RelationReason.NameUnencoded)]
    [InlineData("云山投资有限公司（委派代表：林建国）", RelationAnswer.CouldNotBeTold, RelationReason.MoreThanAName)]
    [InlineData("", RelationAnswer.CouldNotBeTold, RelationReason.FieldMissing)]
    public void Whoever_stands_in_the_field_represents(string field, RelationAnswer answer, RelationReason? reason) =>
        Assert.Equal(
            Finding(answer, reason), Representative(With(_business, "representative", field), _owner, _firm));

    [Fact]
    public void The_license_of_another_enterprise_proves_nothing()
    {
        var code = HolderCode.Parse(HolderCodeType.UnifiedSocialCreditCode, SomeNumbers.IssuerCode);

        Assert.Equal(
            No(RelationReason.AboutAnother), Representative(_business, _owner, _firm with { Code = code }));
    }

    [Fact]
    public void A_kind_that_says_nothing_of_it_proves_nothing()
    {
        var card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);

        Assert.Equal(No(RelationReason.NoSuchKind), Parent(card, _mother, _child));
        Assert.Equal(No(RelationReason.NoSuchKind), Parent(_business, _mother, _child));
        Assert.Equal(No(RelationReason.NoSuchKind), Representative(card, _owner, _firm));
        Assert.Equal(No(RelationReason.NoSuchKind), Representative(_birth, _owner, _firm));
    }

    public static TheoryData<VerificationReport, RelationFinding> Reports => new()
    {
        { SomeReports.With(SomeReports.File(FileVerdict.Invalid)), No(RelationReason.NotGenuine) },
        { SomeReports.With(SomeReports.File(FileVerdict.Untrusted)), Untold(RelationReason.GenuinenessNotTold) },
        { SomeReports.With(null), Untold(RelationReason.GenuinenessNotTold) },
        {
            SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Revoked)),
            No(RelationReason.NotInForce)
        },
        {
            SomeReports.With(
                SomeReports.File(), CheckResult.NotDone(LicenseCheck.StatusAtSource, CheckReason.StatusUnknown)),
            Untold(RelationReason.ForceNotTold)
        },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Only_what_is_genuine_and_in_force_proves_anything(
        VerificationReport report, RelationFinding finding)
    {
        Assert.Equal(finding, Parent(_birth, _mother, _child, report));
        Assert.Equal(finding, Parent(Page("女"), _mother, _child, report));
        Assert.Equal(finding, Representative(_business, _owner, _firm, report));
    }

    private static RelationFinding Parent(
        License license, Holder parent, Holder child, VerificationReport? report = null) =>
        RelationProof.OfParent(license, Kind(license), report ?? SomeReports.Passed(), parent, child, _today);

    private static RelationFinding Representative(
        License license, Holder person, Holder firm, VerificationReport? report = null) =>
        RelationProof.OfRepresentative(license, Kind(license), report ?? SomeReports.Passed(), person, firm);

    private static RelationFinding No(RelationReason reason) => RelationFinding.NotProven(reason);

    private static RelationFinding Untold(RelationReason reason) => RelationFinding.CouldNotBeTold(reason);

    private static RelationFinding Finding(RelationAnswer answer, RelationReason? reason) => answer switch
    {
        RelationAnswer.Proven => RelationFinding.Proven,
        RelationAnswer.NotProven => No(reason!.Value),
        RelationAnswer.CouldNotBeTold => Untold(reason!.Value),
    };

    private static LicenseKind Kind(License license) => SomeLicenses.Catalog.Find(license.KindCode)!;

    private static License With(License license, string key, string value) => license with
    {
        Face = [.. license.Face.Select(field => field.Key == key ? field with { Value = value } : field)],
    };

    private static License Page(string relation)
    {
        var page = SomeLicenses.Of(SomeLicenses.HouseholdRegister) with { Holders = [_child] };
        return With(With(page, "headName", _mother.Name), "relationToHead", relation);
    }

    private static Holder Child(string birth) => _child with { Code = HolderCode.Of(SomeNumbers.ResidentId(birth, 4)) };

    private static License Of(string birth) => _birth with { Holders = [Child(birth)] };
}
