# Import blocks for Terraform 1.5 and later, to be reviewed: hindcast changes nothing.
# `terraform plan -generate-config-out=generated.tf` writes the resources to them.

# aws/444455556666/eu-central-1/ec2/instance/i-0b00000000000a0001: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:44Z, ec2:RunInstances, e:ec7fb589-2a1b-4a3a-a4b1-4927a3128999
import {
  to = aws_instance.shop-web-1
  id = "i-0b00000000000a0001"
}

# aws/444455556666/eu-central-1/ec2/internet-gateway/igw-0b000000000000a01: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:15Z, ec2:CreateInternetGateway, e:be11141e-13ee-4048-a8be-7617aedb0169
import {
  to = aws_internet_gateway.shop
  id = "igw-0b000000000000a01"
}

# aws/444455556666/eu-central-1/ec2/route-table/rtb-0b000000000000a01: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:18Z, ec2:CreateRouteTable, e:766c0bce-d80a-492a-a14f-756cd5532b7e
import {
  to = aws_route_table.shop-public
  id = "rtb-0b000000000000a01"
}

# aws/444455556666/eu-central-1/ec2/security-group/sg-0b0000000000000a1: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:24Z, ec2:CreateSecurityGroup, e:d4edf3de-49ad-4d78-a876-9dcf7f9389bd
import {
  to = aws_security_group.shop-web
  id = "sg-0b0000000000000a1"
}

# aws/444455556666/eu-central-1/ec2/subnet/subnet-0b0000000000a0001: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:10Z, ec2:CreateSubnet, e:8810971d-f342-406b-a41a-4ac2b6883980
import {
  to = aws_subnet.shop-a
  id = "subnet-0b0000000000a0001"
}

# aws/444455556666/eu-central-1/ec2/subnet/subnet-0b0000000000a0002: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:11Z, ec2:CreateSubnet, e:e9edb2f8-e9f6-4ef4-aafd-14927275ea48
import {
  to = aws_subnet.shop-b
  id = "subnet-0b0000000000a0002"
}

# aws/444455556666/eu-central-1/ec2/vpc/vpc-0b00000000000a001: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:02Z, ec2:CreateVpc, e:4f0fd120-fc67-4d54-a839-0455eb373226
import {
  to = aws_vpc.shop
  id = "vpc-0b00000000000a001"
}

# aws/444455556666/eu-central-1/rds/db-instance/shop: unmanaged, made by ci:example/infra@main, 2026-05-04T06:02:10Z, rds:CreateDBInstance, e:c8107ae5-69f0-49f0-a01a-cb28cd191848
import {
  to = aws_db_instance.shop
  id = "shop"
}

# aws/444455556666/global/iam/instance-profile/shop-web: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:33Z, iam:CreateInstanceProfile, e:a06d4ee3-055b-4306-aebe-2dc9838b78ba
import {
  to = aws_iam_instance_profile.shop-web
  id = "shop-web"
}

# aws/444455556666/global/iam/role/shop-web: unmanaged, made by ci:example/infra@main, 2026-05-04T06:01:30Z, iam:CreateRole, e:b7cb2314-4ee4-40ca-a895-d71697f2cd1e
import {
  to = aws_iam_role.shop-web
  id = "shop-web"
}
