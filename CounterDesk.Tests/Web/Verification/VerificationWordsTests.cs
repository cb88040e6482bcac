using System.Globalization;
using Bunit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Verification;

public sealed class VerificationWordsTests : BunitContext
{
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.RealEstateCertificate)!;

    private readonly IStringLocalizer<VerificationText> _words;

    public VerificationWordsTests()
    {
        Services.AddWords();
        _words = Services.GetRequiredService<IStringLocalizer<VerificationText>>();
    }

    public static TheoryData<string> Keys =>
    [
        .. Named<CheckGroup>("Group_"),
        .. Named<LicenseCheck>("Check_"),
        .. Named<CheckReason>("Reason_"),
        .. Named<CheckReason>("Reason_").Select(key => key + "_Means"),
        .. Named<FileReason>("FileReason_"),
        .. Named<FileWarning>("FileWarning_"),
        .. from check in Enum.GetValues<FileReason>().Select(FileReasonRules.CheckOf).Distinct()
           select $"FileMeans_{check}",
        .. Named<GenuineAnswer>("Genuine_"),
        .. Named<InForceAnswer>("InForce_"),
        .. Named<PrintPermission>("MayPrint_"),
        .. Named<FacePlace>("Place_"),
        .. MetadataItem.InFiles.Select(item => $"Item_{item.Key}"),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Everything_a_report_may_say_has_its_word(string key) => Assert.False(_words[key].ResourceNotFound);

    [Fact]
    public void A_pass_says_what_was_checked()
    {
        var result = CheckResult.Passed(LicenseCheck.ContentUnchanged);

        Assert.Equal(
            (_words["Check_ContentUnchanged"].Value, "", ""),
            (_words.Finding(result, _kind), _words.Meaning(result), _words.Code(result)));
    }

    [Fact]
    public void What_the_file_was_found_to_be_comes_with_the_code_other_verifiers_know()
    {
        var result = CheckResult.OfFile(
            LicenseCheck.ContentUnchanged, CheckOutcome.Failed, FileReason.RefDigestMismatch);

        Assert.Equal("盖章以后文件被动过", _words.Finding(result, _kind));
        Assert.Equal("代号 REF_DIGEST_MISMATCH", _words.Code(result));
        Assert.Equal(_words["FileMeans_ContentUnchanged"].Value, _words.Meaning(result));
    }

    [Fact]
    public void A_warning_comes_with_its_code()
    {
        var result = CheckResult.RemarkedOfFile(LicenseCheck.SignerValidAtSigning, FileWarning.SignerRevokedLater);

        Assert.Equal(_words["FileWarning_SignerRevokedLater"].Value, _words.Finding(result, _kind));
        Assert.Equal("代号 SIGNER_REVOKED_LATER", _words.Code(result));
    }

    [Theory]
    [InlineData("zh-CN", "“面积”，文件和登记数据不一样")]
    [InlineData("en-US", "\"Area\" differs between the file and the record")]
    public void A_finding_about_a_field_calls_it_as_the_kind_does(string culture, string words)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(
                words,
                _words.Finding(CheckResult.Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers, "area"), _kind));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("area", "面积")]
    [InlineData("certificate_number", "证照编号")]
    [InlineData("somethingElse", "somethingElse")]
    [InlineData(null, "")]
    public void A_field_is_called_by_its_label_and_an_unknown_one_by_its_key(string? key, string label) =>
        Assert.Equal(label, _words.Label(key, _kind));

    private static IEnumerable<string> Named<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name);
}
