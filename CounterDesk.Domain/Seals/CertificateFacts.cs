using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>What a report tells of a certificate, as the certificate itself says it; whether it is vouched for is a check.</summary>
/// <param name="Name">The common name, or the whole subject when there is none.</param>
/// <param name="Subject">The whole subject.</param>
/// <param name="Issuer">The whole name of the issuer.</param>
/// <param name="SerialNumber">In hexadecimal digits.</param>
/// <param name="ValidFrom">First moment of validity.</param>
/// <param name="ValidUntil">Last moment of validity.</param>
public sealed record CertificateFacts(
    string Name, string Subject, string Issuer, string SerialNumber, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil)
{
    internal static CertificateFacts Of(Certificate certificate) => new(
        certificate.Subject.CommonName ?? certificate.Subject.Text,
        certificate.Subject.Text,
        certificate.Issuer.Text,
        certificate.SerialNumber,
        certificate.ValidFrom,
        certificate.ValidUntil);
}
