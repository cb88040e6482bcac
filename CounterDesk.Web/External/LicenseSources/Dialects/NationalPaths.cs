namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Where the interfaces are. Reading has the national gateway's names; verification those of GB/T 36906-2018 as it was
/// rebuilt from three systems; codes and reports those of the provinces that have them.
/// </summary>
internal static class NationalPaths
{
    public static string Of(PlatformOperation operation) => operation switch
    {
        PlatformOperation.Token => "/elssp/v1/GetAccessToken",
        PlatformOperation.Search => "/elssp/v1/GetCertificateDataByHolder",
        PlatformOperation.Read => "/elssp/v1/GetCertificateDataByCertificateID",
        PlatformOperation.ReadFile => "/elssp/v1/GetCertificateFileByCertificateID",
        PlatformOperation.Verify => "/verifyCertInfo",
        PlatformOperation.VerifyFile => "/verifyFile",
        PlatformOperation.Resolve => "/queryCertInfoByQRcode",
        PlatformOperation.ReportMissing => "/feedback/lack",
        PlatformOperation.ReportWrong => "/feedback/error",
        PlatformOperation.ReportUnloadable => "/feedback/loadFailure",
    };
}
