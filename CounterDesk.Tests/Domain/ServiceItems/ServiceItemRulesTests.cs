using System.Collections.Immutable;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using static CounterDesk.Domain.ServiceItems.ServiceItemFaultReason;

namespace CounterDesk.Tests.Domain.ServiceItems;

public sealed class ServiceItemRulesTests
{
    private static readonly ServiceItem _sound = SomeServiceItems.OldAgeAllowance;

    [Fact]
    public void What_is_right_has_no_fault() =>
        Assert.All(SomeServiceItems.All, item => Assert.Empty(ServiceItemRules.FindFaults(item, SomeLicenses.Catalog)));

    public static TheoryData<string, ServiceItem, ServiceItemFaultReason, string> Refused => new()
    {
        { "no code", _sound with { Code = " " }, Missing, "code" },
        { "small letters", _sound with { Code = "999900-mz-0107" }, MalformedCode, "code" },
        { "a space", _sound with { Code = "999900 MZ" }, MalformedCode, "code" },
        { "a dash first", _sound with { Code = "-MZ" }, MalformedCode, "code" },
        { "a line behind", _sound with { Code = "MZ\n" }, ControlCharacter, "code" },
        { "a long code", _sound with { Code = new('9', 41) }, TooLong, "code" },
        { "no name", _sound with { Name = "" }, Missing, "name" },
        { "a long name", _sound with { Name = new('高', 61) }, TooLong, "name" },
        { "a name on two lines", _sound with { Name = "高龄\n津贴" }, ControlCharacter, "name" },
        { "no pinyin", _sound with { Pinyin = "" }, Missing, "pinyin" },
        { "tones", _sound with { Pinyin = "gāo ling jin tie shen ling" }, MalformedPinyin, "pinyin" },
        { "two spaces", _sound with { Pinyin = "gao  ling jin tie shen ling" }, MalformedPinyin, "pinyin" },
        { "a syllable short", _sound with { Pinyin = "gao ling jin tie shen" }, PinyinDisagreesWithName, "pinyin" },
        { "no office", _sound with { Office = "" }, Missing, "office" },
        { "nobody receives it", _sound with { Recipients = [] }, Missing, "recipients" },
        { "a blank recipient", _sound with { Recipients = ["民政局", ""] }, Missing, "recipients[1]" },
        { "null receives it", _sound with { Recipients = [null!] }, Missing, "recipients[0]" },
        { "one twice", _sound with { Recipients = ["民政局", "民政局 "] }, Repeated, "recipients" },
        { "eleven", _sound with { Recipients = Numbered(11) }, TooMany, "recipients" },
        { "no material", _sound with { Materials = [] }, Missing, "materials" },
        { "null as material", _sound with { Materials = [null!] }, Missing, "materials[0]" },
        { "a day too few", _sound with { LongestValidityDays = 0 }, ValidityOutOfRange, "longestValidityDays" },
        { "a day too many", _sound with { LongestValidityDays = 3651 }, ValidityOutOfRange, "longestValidityDays" },
        { "a blank provision", _sound with { DutyProvision = " " }, Missing, "dutyProvision" },
        { "a long reason", _sound with { NotDelegableBecause = new('不', 101) }, TooLong, "notDelegableBecause" },
        { "too much of all", TooLarge(), TooMany, "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_item_is_refused_for_the_reason_and_at_the_place(
        string what, ServiceItem item, ServiceItemFaultReason reason, string place)
    {
        var fault = Assert.Single(ServiceItemRules.FindFaults(item, SomeLicenses.Catalog));

        Assert.Equal((what, reason, place), (what, fault.Reason, fault.Place));
    }

    public static TheoryData<string, Material, ServiceItemFaultReason, string> RefusedMaterials => new()
    {
        { "no name", Id with { Name = "" }, Missing, "name" },
        { "a long note", Id with { Note = new('页', 61) }, TooLong, "note" },
        { "no kind", Id with { Kinds = [] }, NoKind, "form" },
        { "a license that is signed", Id with { Form = MaterialForm.SignedHere }, SignedLicense, "form" },
        { "an unknown kind", SomeServiceItems.Of("身份证明", "11999900MB0TE5T01T999"), UnknownKind, "kinds[0].code" },
        { "null as kind", Id with { Kinds = [null!] }, Missing, "kinds[0]" },
        {
            "a kind twice",
            SomeServiceItems.Of("身份证明", SomeLicenses.ResidentIdCard, SomeLicenses.ResidentIdCard),
            Repeated, "kinds"
        },
        { "an unknown field", With(["spouse"], []), UnknownField, "kinds[0].extraFields[0]" },
        { "null as field", With([null!], []), UnknownField, "kinds[0].extraFields[0]" },
        { "an unknown field not needed", With([], ["spouse"]), UnknownField, "kinds[0].unneededFields[0]" },
        { "a field twice", With(["address", "address"], []), Repeated, "kinds[0].extraFields" },
        { "needed and not", With(["address"], ["address"]), NeededAndNot, "kinds[0]" },
    };

    [Theory]
    [MemberData(nameof(RefusedMaterials))]
    public void A_material_is_refused_for_the_reason_and_at_the_place(
        string what, Material material, ServiceItemFaultReason reason, string place)
    {
        var fault = Assert.Single(FaultsOf(material));

        Assert.Equal((what, reason, $"materials[0].{place}"), (what, fault.Reason, fault.Place));
    }

    // 国务院令第716号 第七条
    [Theory]
    [InlineData("居民户口簿")]
    [InlineData("居民户口簿复印件")]
    [InlineData("居民户口簿（原件及复印件）")]
    [InlineData("居民户口簿的复印件")]
    public void Paper_may_not_be_asked_for_under_the_name_of_a_license(string name) =>
        Assert.Equal(
            new ServiceItemFault(PaperForWhatALicenseSupplies, "materials[0].form", name),
            Assert.Single(FaultsOf(new() { Name = name, Form = MaterialForm.Paper })));

    [Fact]
    public void Paper_may_not_be_asked_for_where_a_kind_is_named() =>
        Assert.Equal(
            new ServiceItemFault(PaperForWhatALicenseSupplies, "materials[0].form", "身份证明"),
            Assert.Single(FaultsOf(Id with { Form = MaterialForm.Paper })));

    [Theory]
    [InlineData("结婚证遗失声明", MaterialForm.Paper)]
    [InlineData("居民户口簿", MaterialForm.Original)]
    [InlineData("退休证复印件", MaterialForm.Paper)]
    public void What_no_license_supplies_may_be_asked_for(string name, MaterialForm form) =>
        Assert.Empty(FaultsOf(new() { Name = name, Form = form }));

    [Theory]
    [InlineData("60 周岁以上老年人优待证", "60 zhou sui yi shang lao nian ren you dai zheng")]
    [InlineData("CT 检查（复查）", "ct jian cha fu cha")]
    [InlineData("𠮷氏户口", "ji shi hu kou")]
    [InlineData("高龄津贴申领", "g l j t s l")]
    public void Pinyin_has_a_syllable_for_each_character_and_each_run_of_letters(string name, string pinyin) =>
        Assert.Empty(ServiceItemRules.FindFaults(_sound with { Name = name, Pinyin = pinyin }, SomeLicenses.Catalog));

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(
        ["code", "recipients", "materials[0].form", "longestValidityDays"],
        ServiceItemRules.FindFaults(
            _sound with { Code = "?", Recipients = [], Materials = [Id with { Kinds = [] }], LongestValidityDays = -1 },
            SomeLicenses.Catalog).Select(fault => fault.Place));

    private static Material Id => _sound.Materials[0];

    private static Material With(ImmutableArray<string> extra, ImmutableArray<string> unneeded) => Id with
    {
        Kinds = [new() { Code = SomeLicenses.ResidentIdCard, ExtraFields = extra, UnneededFields = unneeded }],
    };

    private static ImmutableArray<ServiceItemFault> FaultsOf(Material material) =>
        ServiceItemRules.FindFaults(_sound with { Materials = [material] }, SomeLicenses.Catalog);

    private static ImmutableArray<string> Numbered(int count) =>
        [.. Enumerable.Range(1, count).Select(number => $"第 {number} 处")];

    // Each part is within its limit.
    private static ServiceItem TooLarge() => _sound with
    {
        Materials =
        [
            .. Enumerable.Range(0, ServiceItem.MostMaterials).Select(number => new Material
            {
                Name = $"材料 {number}",
                Form = MaterialForm.License,
                Kinds =
                [
                    .. SomeLicenses.Catalog.All.Take(Material.MostKinds).Select(kind => new MaterialKind
                    {
                        Code = kind.Code, ExtraFields = [.. kind.Fields.Select(field => field.Key)],
                    }),
                ],
            }),
        ],
    };
}
